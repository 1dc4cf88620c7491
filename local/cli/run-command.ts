/**
 * Runs a command's program. What a person can mend is one clear line on standard error, and an exit status of 1.
 */
export async function runCommand(main: (args: readonly string[]) => Promise<void>): Promise<void> {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(process.env.SIGER_TRACE === undefined ? message : error);
    process.exitCode = 1;
  }
}
