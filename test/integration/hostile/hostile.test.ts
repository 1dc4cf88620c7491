import { type TestTable, withTable } from '../../support/with-table';
import { type Attack, answered, refusalOf } from './attack';
import { bombs } from './bombs';
import { clairvoyance } from './clairvoyance';
import { graphqlCop } from './graphql-cop';
import { owasp } from './owasp';
import { type Siger, startSiger } from './siger';
import { startStock } from './stock';
import { type Answer, operation, type Target } from './target';

let table: TestTable;
let siger: Siger;
let stock: Target;

beforeAll(async () => {
  table = await withTable();
  siger = await startSiger(table);
  stock = await startStock();
});
afterAll(async () => {
  await Promise.all([siger.close(), stock.close()]);
  await table.close();
});

const answersOf = ({ requests }: Attack, target: Target): Promise<Answer[]> =>
  Promise.all(requests.map((request) => target.ask(request)));

describe.each([
  ['graphql-cop', graphqlCop],
  ['the OWASP cheat sheet', owasp],
  ['clairvoyance', clairvoyance],
  ['bombs', bombs],
])('%s', (_, attacks) => {
  it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_, attack) => {
    const [ours, theirs] = [await answersOf(attack, siger), await answersOf(attack, stock)];
    expect({
      succeeds: attack.won(ours),
      refusal: refusalOf(ours.at(-1) as Answer),
      succeedsOnStock: attack.won(theirs),
    }).toEqual({ succeeds: false, refusal: attack.refusal, succeedsOnStock: attack.stock });
  });
});

it('both answer who asks for what they need', async () => {
  const modest = operation('{ programs(first: 10) { edges { cursor node { id name } } } }');
  expect([await siger.ask(modest), await stock.ask(modest)].map(answered)).toEqual([true, true]);
});
