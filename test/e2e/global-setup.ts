import { assembly } from './assembly';

/** Builds before the first test file, so that those that run side by side find it built. */
export default async function build(): Promise<void> {
  await assembly();
}
