// Finds which of very many marks a text holds, in one walk along it: asking for each of them apart would read the text ten thousand times.

interface Step { next: Map<number, Step>; isEnd: boolean }

/** All marks that there are, as one tree of their signs. */
export class Marks {
  private readonly root: Step = { next: new Map(), isEnd: false };

  constructor(marks: Iterable<string>) {
    for (const mark of marks) {
      let step = this.root;
      for (let i = 0; i < mark.length; i += 1) {
        const sign = mark.charCodeAt(i);
        let next = step.next.get(sign);
        if (!next) { next = { next: new Map(), isEnd: false }; step.next.set(sign, next); }
        step = next;
      }
      step.isEnd = true;
    }
  }

  /** Those that stand anywhere in the text, within words and numbers too. */
  in(text: string): Set<string> {
    const found = new Set<string>();
    for (let from = 0; from < text.length; from += 1) {
      let step: Step | undefined = this.root;
      for (let at = from; at < text.length; at += 1) {
        step = step.next.get(text.charCodeAt(at));
        if (!step) break;
        if (step.isEnd) found.add(text.slice(from, at + 1));
      }
    }
    return found;
  }
}
