/**
 * Joins what is asked for in the same turn of the event loop into one question: a trip for many is as long as a trip for one.
 *
 * Must never: join questions of two regions, or make anybody wait for a later turn.
 */

interface Asked<Question, Answer> {
  readonly question: Question;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}
const mostAtOnce = 64;

/** `ask` gets the questions of one region and answers them in their order. When it fails, each of them has failed. */
export function gathered<Question, Answer>(
  ask: (regionId: number, questions: readonly Question[]) => Promise<readonly Answer[]>,
): (regionId: number, question: Question) => Promise<Answer> {
  const waiting = new Map<number, Asked<Question, Answer>[]>();
  const send = async (regionId: number): Promise<void> => {
    const asked = waiting.get(regionId) ?? [];
    waiting.delete(regionId);
    for (let from = 0; from < asked.length; from += mostAtOnce) {
      const some = asked.slice(from, from + mostAtOnce);
      ask(
        regionId,
        some.map(({ question }) => question),
      ).then(
        (answers) => some.forEach(({ answer }, index) => answer(answers[index] as Answer)),
        (error: unknown) => some.forEach(({ fail }) => fail(error)),
      );
    }
  };
  return (regionId, question) =>
    new Promise((answer, fail) => {
      const asked = waiting.get(regionId);
      if (asked !== undefined) return void asked.push({ question, answer, fail });
      waiting.set(regionId, [{ question, answer, fail }]);
      setImmediate(send, regionId);
    });
}

/** Who asks the same in the same turn of the event loop is answered by one reading, which begins after all of them asked. */
export function readOnce<Answer>(): (question: string, read: () => Promise<Answer>) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return (question, read) => {
    const known = asked.get(question);
    if (known !== undefined) return known;
    const answer = new Promise<void>((turn) => setImmediate(turn)).then(() => {
      asked.delete(question);
      return read();
    });
    asked.set(question, answer);
    return answer;
  };
}
