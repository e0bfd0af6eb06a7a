import { useState } from 'react';
import { answers, sayProblem } from '../connection/index.ts';

/** Does something at the server, says what went wrong, and has these paths read again. */
export function useDoing(...paths: readonly string[]) {
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFault(undefined);
    try {
      await work();
      await Promise.all(paths.map((path) => answers.invalidateQueries({ queryKey: [path] })));
      return true;
    } catch (error) {
      setFault(sayProblem(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, fault, isBusy };
}
