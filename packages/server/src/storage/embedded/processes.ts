import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';

export interface Process {
  readonly pid: number;
  /** The command as the system shows it: a postmaster keeps its path, its children say `postgres: …`. */
  readonly command: string;
}

/**
 * The live processes that work in the folder. PostgreSQL's processes have their data folder as their
 * working folder, which neither a process number used again nor a zombie has.
 */
export function processesIn(folder: string): Process[] {
  return process.platform === 'linux' ? fromProc(folder) : fromLsof(folder);
}

export function isPostmaster(found: Process): boolean {
  return !found.command.startsWith('postgres:');
}

function fromProc(folder: string): Process[] {
  const wanted = statSync(folder, { throwIfNoEntry: false });
  if (wanted === undefined) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // By device and inode: another mount or a renamed parent gives the same folder another path.
        const cwd = statSync(`/proc/${pid}/cwd`);
        if (cwd.ino !== wanted.ino || cwd.dev !== wanted.dev) return [];
        // Somebody's shell may stand in the folder too.
        if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return [];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [{ pid: Number(pid), command }];
      } catch {
        // A zombie has no working folder, and a process may end while we look.
        return [];
      }
    });
}

/** Where there is no /proc: `lsof` names the working folders, `ps` the commands. */
function fromLsof(folder: string): Process[] {
  let pids: string[];
  try {
    const said = execFileSync('lsof', ['-a', '-d', 'cwd', '-c', 'postgres', '-Fp', folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    pids = said.split('\n').flatMap((line) => (line.startsWith('p') ? [line.slice(1)] : []));
  } catch {
    // It ends with 1 when it finds nothing.
    return [];
  }
  return pids.flatMap((pid) => {
    try {
      const said = execFileSync('ps', ['-o', 'stat=,command=', '-p', pid], { encoding: 'utf8' });
      const [, state = '', command = ''] = /^\s*(\S+)\s+(.*)$/m.exec(said) ?? [];
      return state.startsWith('Z') ? [] : [{ pid: Number(pid), command }];
    } catch {
      return [];
    }
  });
}
