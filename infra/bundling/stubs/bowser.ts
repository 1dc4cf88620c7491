import { notBundled } from '../not-bundled';

/** Stands in for what the SDK tells browsers apart by. */
export function parse(): never {
  return notBundled('bowser', 'functions do not run in browsers');
}
