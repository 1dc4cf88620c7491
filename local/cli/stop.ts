/** Says why, ends everything and exits with the status. Whoever asks meanwhile waits for the same end. */
export type Stop = (status: number, reason: string) => Promise<never>;

/** @param stopping aborted when the end begins: what fails from then on, fails since it ends */
export function createStop(stopping: AbortController, close: () => Promise<void>): Stop {
  let ending: Promise<never> | undefined;
  const end = async (status: number, reason: string): Promise<never> => {
    stopping.abort();
    console.error(reason);
    try {
      await close();
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      process.exit(1);
    }
    process.exit(status);
  };
  return (status, reason) => {
    ending ??= end(status, reason);
    return ending;
  };
}

/** Milliseconds after which another Ctrl-C counts as a second one: a terminal and npm may both pass on the first. */
const echo = 500;

export function stopOnSignal(stop: Stop): void {
  let first: number | undefined;
  const onSignal = () => {
    // A second one means now: what is stored survives that, too.
    if (first !== undefined && performance.now() - first > echo) process.exit(130);
    first ??= performance.now();
    void stop(0, '\nStopping …');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}
