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
    const message = error instanceof Error ? error.message : String(error);
    console.error(process.env.SIGER_TRACE === undefined ? message : error);
    process.exitCode = failed;
  }
}
