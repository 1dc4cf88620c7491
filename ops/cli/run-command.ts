import { HelpWanted } from './arguments';

/**
 * Runs a command's program. What a person can mend is one clear line on standard error, and an exit status that is not 0.
 *
 * @param failed the exit status of what could not be done
 */
export async function runCommand(main: (args: readonly string[]) => Promise<void>, failed = 1): Promise<void> {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    if (error instanceof HelpWanted) return console.log(error.message);
    const message = error instanceof Error ? inWords(error) : String(error);
    console.error(process.env.SIGER_TRACE === undefined ? message : error);
    process.exitCode = failed;
  }
}

/** Of what a client of AWS misses in its environment it says only that it is missing. */
function inWords({ name, message }: Error): string {
  if (message === 'Region is missing')
    return 'Say which region: set AWS_REGION (and your credentials), or AWS_PROFILE.';
  if (name === 'CredentialsProviderError')
    return 'There are no credentials for AWS: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.';
  return message;
}
