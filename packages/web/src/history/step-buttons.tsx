import { newId, projectChanged, request, sayProblem } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, toast } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { type Undone, undoneWords } from './undone-words.ts';

const say = messages({ undo: 'Undo my last step', redo: 'Redo' });

/** One's own last step, taken back and brought back. */
export function StepButtons({ people }: { readonly people: Readonly<Record<string, string>> }) {
  const { projectId, role, asOf, branch } = useProjectPlace();
  const may = role === 'owner' || role === 'manager' || role === 'contributor';
  if (!may || asOf !== undefined || branch !== undefined) return null;
  const step = async (way: 'undo' | 'redo') => {
    try {
      const undone = await request<Undone>('POST', `/projects/${projectId}/${way}`, {
        body: { editId: newId() },
      });
      projectChanged(projectId);
      toast(undoneWords(undone, people), { bad: undone.changes.length === 0 });
    } catch (error) {
      toast(sayProblem(error), { bad: true });
    }
  };
  return (
    <>
      <Button onClick={() => void step('undo')}>{say('undo')}</Button>
      <Button onClick={() => void step('redo')}>{say('redo')}</Button>
    </>
  );
}
