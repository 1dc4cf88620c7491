import { type Attack, attack, comparison, says } from './attack';
import { operation } from './target';

const refused = { refusal: '400 GRAPHQL_VALIDATION_FAILED', stock: true };
const unread = { refusal: '400 BAD_INPUT', stock: true };
const suggestion = (name: string, query: string) => attack(name, operation(query), says('Did you mean'), refused);

/**
 * How clairvoyance (github.com/nikitastupin/clairvoyance) learns a schema that nobody shows: by suggestions, by which
 * names an error complains of, and by the types that errors name.
 */
export const clairvoyance: readonly Attack[] = [
  suggestion('a field by its likeness', '{ persn(id: "x") { id } }'),
  suggestion('an argument by its likeness', '{ person(idd: "x") { id } }'),
  suggestion('a field of a type by its likeness', '{ person(id: "x") { positionNam } }'),
  suggestion('a type by its likeness', '{ __typename ... on Persn { id } }'),
  suggestion(
    'a value of an enum by its likeness',
    '{ awardsOfTraining(trainingId: "x", stage: COMPLETIO) { edges { cursor } } }',
  ),
  attack(
    'a value of an enum by its likeness, in a variable',
    operation('query ($stage: Stage!) { awardsOfTraining(trainingId: "x", stage: $stage) { edges { cursor } } }', {
      stage: 'COMPLETIO',
    }),
    says('Did you mean'),
    unread,
  ),
  attack(
    'a field of an input by its likeness, in a variable',
    operation('query ($of: RollUpOfInput!) { rollUps(of: $of) { __typename } }', { of: { program: 'x' } }),
    says('Did you mean'),
    unread,
  ),
  comparison('which of two fields exists', '{ training }', '{ zztraining }', refused),
  comparison('which of many fields exist', '{ zza zzb training }', '{ zza zzb zzc }', refused),
  comparison('which of two arguments exists', '{ person(id: "x") { zz } }', '{ person(zzid: "x") { zz } }', refused),
  comparison('which of two types exists', 'query ($v: Stage) { zz }', 'query ($v: ZzStage) { zz }', refused),
  attack('the type of a field', operation('{ person(id: "x") { id { zz } } }'), says('ID!'), refused),
  attack(
    'the type of an argument',
    operation('query ($id: Boolean) { person(id: $id) { id } }', { id: true }),
    says('ID!'),
    refused,
  ),
];
