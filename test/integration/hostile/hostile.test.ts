import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { type TestTable, withTable } from '../../support/with-table';
import { type Attack, answered, refusalOf } from './attack';
import { bombs } from './bombs';
import { clairvoyance } from './clairvoyance';
import { commands } from './commands';
import { graphqlCop } from './graphql-cop';
import { owasp } from './owasp';
import { type Siger, startSiger } from './siger';
import { startStock } from './stock';
import { type Answer, type Endpoint, operation, type Target } from './target';

const published = [
  ['graphql-cop', graphqlCop],
  ['the OWASP cheat sheet', owasp],
  ['clairvoyance', clairvoyance],
  ['bombs', bombs],
] as const;

// The auditors' endpoint answers nothing that it cannot tell of.
mockClient(SQSClient).on(SendMessageBatchCommand).resolves({});

describe.each<[Endpoint, readonly (readonly [string, readonly Attack[]])[]]>([
  ['/graphql', [...published, ['commands', commands]]],
  ['/audit/graphql', published],
])('%s', (endpoint, lists) => {
  let table: TestTable;
  let siger: Siger;
  let stock: Target;

  beforeAll(async () => {
    table = await withTable();
    siger = await startSiger(table, endpoint);
    stock = await startStock(endpoint);
  });
  afterAll(async () => {
    await Promise.all([siger.close(), stock.close()]);
    await table.close();
  });

  const answersOf = ({ requests }: Attack, target: Target): Promise<Answer[]> =>
    Promise.all(requests.map((request) => target.ask(request)));

  describe.each(lists)('%s', (_, attacks) => {
    it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_, attack) => {
      const [ours, theirs] = [await answersOf(attack, siger), await answersOf(attack, stock)];
      expect({
        succeeds: attack.won(ours),
        refusal: refusalOf(ours.at(-1) as Answer),
        succeedsOnStock: attack.won(theirs),
      }).toEqual({ succeeds: false, refusal: attack.refusal, succeedsOnStock: attack.stock });
    });
  });

  it('answers who asks for what they need, as the stock server does', async () => {
    const modest = operation('{ programs(first: 10) { edges { cursor node { id name } } } }');
    expect([await siger.ask(modest), await stock.ask(modest)].map(answered)).toEqual([true, true]);
  });
});
