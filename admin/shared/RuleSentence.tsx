// A rule repeated as a sentence, on the accent's soft ground: what was built is what is said.
import type { ReactNode } from 'react';

/** `lead`: 「这个分群是：」; `**x**` in the sentence is emphasised. */
export function RuleSentence({ lead, sentence }: { lead: string; sentence: string }) {
  const parts: ReactNode[] = sentence.split('**').map((part, at) => (at % 2 ? <b key={at}>{part}</b> : part));
  return <p className="note text" style={{ display: 'block' }} aria-live="polite"><b className="ac">{lead}</b> {parts}</p>;
}
