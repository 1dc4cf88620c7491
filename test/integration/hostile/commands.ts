import { type Attack, attack, says, times } from './attack';
import { contentOf, operation } from './target';

/** What an attacker finds where there are commands, and people by their NIP: at the common endpoint alone. */
export const commands: readonly Attack[] = [
  attack(
    'the fields of an input',
    operation('mutation ($input: RegisterAgencyInput!) { registerAgency(input: $input) { id } }', { input: {} }),
    says('nameEn'),
    { refusal: '400 BAD_INPUT', stock: true },
  ),
  attack(
    'guessing NIPs by aliases',
    operation(`{ ${times(50, (n) => `a${n}: personByNip(nip: "1980010120050${10_000 + n}") { id }`)} }`),
    (answer) => contentOf(answer).data?.a49 !== undefined,
    { refusal: '400 QUERY_TOO_COMPLEX', stock: true },
  ),
  attack(
    'commands by aliases',
    operation(
      `mutation { ${times(50, (n) => `a${n}: registerAgency(input: { name: "x", nameEn: "x", region: "18", level: PROVINCE }) { id }`)} }`,
    ),
    (answer) => contentOf(answer).data?.a49 !== undefined,
    { refusal: '400 QUERY_TOO_COMPLEX', stock: true },
  ),
];
