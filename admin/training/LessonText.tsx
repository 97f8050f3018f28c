// The text of a lesson: a few marks become elements, never HTML, so nothing that was typed can run.
import { Fragment, type ReactNode } from 'react';

interface Said { kind: 'h2' | 'h3' | 'p' | 'quote'; text: string }
interface Listed { kind: 'ul' | 'ol'; items: string[] }
type Block = Said | Listed;

/** Lines as blocks: headings, lists, what is to be remembered, paragraphs. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const last = blocks.at(-1);
    const item = /^(?:(-)|\d+\.) (.*)$/.exec(line);
    if (!line) { isOpen = false; continue; }
    if (item) {
      const kind = item[1] ? 'ul' : 'ol';
      if (isOpen && last && last.kind === kind) last.items.push(item[2] as string);
      else blocks.push({ kind, items: [item[2] as string] });
    } else if (line.startsWith('## ')) blocks.push({ kind: 'h3', text: line.slice(3) });
    else if (line.startsWith('# ')) blocks.push({ kind: 'h2', text: line.slice(2) });
    else if (line.startsWith('> ')) blocks.push({ kind: 'quote', text: line.slice(2) });
    else if (isOpen && last?.kind === 'p') last.text += `\n${line}`;
    else blocks.push({ kind: 'p', text: line });
    isOpen = true;
  }
  return blocks;
}
const bold = (text: string): ReactNode => text.split(/\*\*(.+?)\*\*/g).map((part, at) => (at % 2 ? <strong key={`${at}${part}`}>{part}</strong> : <Fragment key={`${at}${part}`}>{part}</Fragment>));

export function LessonText({ text }: { text: string }) {
  return (
    <div className="lesson-text">{blocksOf(text).map((block, at) => {
      const key = `${at}${block.kind}`;
      if ('items' in block) { const List = block.kind; return <List key={key}>{block.items.map((item, n) => <li key={`${n}${item}`}>{bold(item)}</li>)}</List>; }
      if (block.kind === 'h2') return <h2 key={key}>{bold(block.text)}</h2>;
      if (block.kind === 'h3') return <h3 key={key}>{bold(block.text)}</h3>;
      if (block.kind === 'quote') return <blockquote key={key}>{bold(block.text)}</blockquote>;
      return <p key={key}>{bold(block.text)}</p>;
    })}</div>
  );
}
