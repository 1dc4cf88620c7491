export const inWords = (n: number): string => n.toLocaleString('en');

/** Tells at each tenth of so many how many are done. */
export function tenths(size: number, what: string, tell: (text: string) => void): (more: number) => void {
  let done = 0;
  return (more) => {
    const told = Math.floor((done * 10) / size);
    done += more;
    if (Math.floor((done * 10) / size) > told) tell(`${inWords(done)} of ${inWords(size)} ${what}.`);
  };
}
