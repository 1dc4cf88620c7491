import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { processChunk } from '../../../core/run/process-chunk';
import { type TestTable, withTable } from '../../support/with-table';
import { drain, event, givenEnded, participant, trainingId } from './scene';

describe('a person who cannot be processed', () => {
  let table: TestTable;

  beforeAll(async () => {
    table = await withTable();
    await givenEnded(table, { people: 40 });
    await spoil('no number');
    await settleParticipants(table.deps, event('TrainingEnded'));
    await drain(table, table.deps);
  });
  afterAll(() => table.close());

  function spoil(postTest: unknown) {
    return table.client.send(
      new UpdateCommand({
        TableName: table.tableName,
        Key: { pk: `TRN#${trainingId}`, sk: `ENR#${participant(7)}` },
        UpdateExpression: 'SET postTest = :score ADD version :one',
        ExpressionAttributeValues: { ':score': postTest, ':one': 1 },
      }),
    );
  }

  const award = (n: number) =>
    table.deps.store.get('Award', { trainingId, stage: 'COMPLETION', personId: participant(n) });
  const poisoned = () => table.deadLetters.sent.filter(({ message }) => message.only === participant(7));

  it('is left out, so that all others are decided and the run closes', async () => {
    const awards = await table.deps.reads.awardsInRange(trainingId, 'COMPLETION', {
      from: participant(1),
      to: participant(40),
    });
    expect(awards).toHaveLength(39);
    expect(await award(7)).toBeUndefined();
    expect(await table.deps.store.get('Run', { trainingId, name: 'COMPLETION-r0' })).toMatchObject({
      status: 'CLOSED',
    });
    const [chunk] = await table.deps.reads.chunksOf(trainingId, 'COMPLETION-r0');
    expect(chunk).toMatchObject({ processed: 39, failed: 1 });
  });

  it('lies in the dead-letter queue with the cause', () => {
    expect(poisoned()).toHaveLength(1);
    expect(poisoned()[0]?.cause).toContain('no number');
  });

  it('is completed once by a redrive', async () => {
    const message = poisoned()[0]!.message;
    await expect(processChunk(table.deps, message)).rejects.toThrow('no number');
    await spoil(8400);
    await processChunk(table.deps, message);
    await processChunk(table.deps, message);
    expect(await award(7)).toMatchObject({ outcome: 'AWARDED', score: 8760, version: 1 });
    const { rows } = await table.deps.reads.ledgerOfPerson(participant(7), { first: 10 });
    expect(rows.map(({ node }) => node.points)).toEqual([100]);
  });
});
