import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** A command line that can't be followed; its message says what to do. */
export class UsageError extends Error {}

/** Somebody asked how a command is used: the message is the answer. */
export class HelpWanted extends Error {}

const help = { help: { type: 'boolean', short: 'h', default: false } } as const;

/**
 * Reads a command's arguments; what it does not know is refused, in one line.
 *
 * @param most words beside the options
 * @throws UsageError
 * @throws HelpWanted
 */
export function readArguments<T extends Options>(args: readonly string[], options: T, usage: string, most = 0) {
  const known = { ...options, ...help };
  const plain = parseArgs({ args: [...args], options: known, allowPositionals: true, strict: false, tokens: true });
  if (plain.values.help) throw new HelpWanted(usage);
  const checked = plain.tokens.flatMap((token) => {
    if (token.kind === 'positional') return [token.value];
    return token.kind === 'option' ? [checkedOption(token, known[token.name])] : [];
  });
  const [surplus] = plain.positionals.slice(most);
  if (surplus !== undefined) throw new UsageError(`"${surplus}" can't be followed here: ${seeHelp}`);
  return parseArgs({ args: checked, options, allowPositionals: true, strict: true });
}

const seeHelp = '--help shows what can be.';

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** With its value in the same word, so that one such as -1 is read as what it is. */
function checkedOption({ rawName, value, inlineValue }: OptionToken, option: Options[string] | undefined): string {
  if (option === undefined) throw new UsageError(`${rawName} is no option of this command: ${seeHelp}`);
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
    return rawName;
  }
  const isOption = inlineValue !== true && /^-+[a-z]/i.test(value ?? '');
  if (value === undefined || isOption) throw new UsageError(`${rawName} needs a value: --help shows which.`);
  return `${rawName}=${value}`;
}

/** One of a few words. @throws UsageError */
export function oneOf<T extends string>(option: string, text: string, words: readonly T[]): T {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new UsageError(`--${option} ${text} is unknown: choose ${words.join(', ')}.`);
  return word;
}
