import { dev } from './dev';
import { type Environment, type EnvironmentName, environmentNames } from './environment';
import { prod } from './prod';
import { staging } from './staging';

const environments: Readonly<Record<EnvironmentName, Environment>> = { dev, staging, prod };

/**
 * The settings of an environment.
 * @param name as given with `-c env=…`
 * @throws Error with one line that names the environments there are
 */
export function environmentNamed(name: string): Environment {
  const known = environmentNames.find((candidate) => candidate === name);
  if (known === undefined) throw new Error(`No environment "${name}": choose -c env=${environmentNames.join('|')}.`);
  return environments[known];
}
