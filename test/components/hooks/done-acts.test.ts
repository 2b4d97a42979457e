import { describe, expect, it, vi } from 'vitest';
import { type DoneAct, DoneActs } from '../../../components/hooks/done-acts.ts';

const act = (arxivId: string, undo: () => Promise<void>, what: DoneAct['what'] = 'starred'): DoneAct => ({
  what,
  arxivId,
  undo,
});
const nothing = async (): Promise<void> => {};

describe('what was done and can be taken back', () => {
  it('is taken back newest first, each said, until there is none', async () => {
    const done = new DoneActs();
    const undone: string[] = [];
    for (const id of ['a', 'b']) done.add(act(id, async () => void undone.push(id)));
    expect(done.said.value).toMatchObject({ act: { arxivId: 'b' }, undone: false });
    expect([await done.undo(), await done.undo(), await done.undo()]).toEqual([true, true, false]);
    expect(undone).toEqual(['b', 'a']);
    expect(done.said.value).toMatchObject({ act: { arxivId: 'a' }, undone: true });
  });

  it('is no act of its own when it is taken back, even where that fails', async () => {
    const done = new DoneActs();
    const first = vi.fn<() => Promise<void>>(nothing);
    done.add(act('a', first));
    done.add(
      act('b', async () => {
        done.add(act('b', nothing, 'unstarred'));
        throw new Error('lost');
      }),
    );
    await expect(done.undo()).rejects.toThrow('lost');
    // What is done after it counts again.
    done.add(act('c', nothing));
    expect([await done.undo(), await done.undo(), await done.undo()]).toEqual([true, true, false]);
    expect(first).toHaveBeenCalledTimes(1);
  });

  it('forgets what is more than fifty acts old, and a removed note that has words again', async () => {
    const done = new DoneActs();
    const oldest = vi.fn<() => Promise<void>>(nothing);
    done.add(act('old', oldest));
    for (let index = 0; index < 50; index += 1) done.add(act(`p${index}`, nothing));
    done.add(act('noted', nothing, 'noteRemoved'));
    done.forgetNote('other');
    expect(done.said.value?.act.arxivId).toBe('noted');
    done.forgetNote('noted');
    expect(done.said.value).toBeNull();
    let count = 0;
    while (await done.undo()) count += 1;
    expect(count).toBe(49);
    expect(oldest).not.toHaveBeenCalled();
  });
});
