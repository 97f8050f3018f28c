// A rule as one sentence in the language on screen: joins in accent, comparisons and values set off.
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import type { Preview } from './segment.operations.ts';

export function SegmentSentence({ sentence, pending, lead }: { sentence?: Preview['sentence']; pending?: boolean; /** Words before it; a segment's when unsaid. */ lead?: string }) {
  const t = useT();
  const { language } = useFormat();
  const pieces = sentence?.[language] ?? [];
  return (
    <p className="note text sentence" aria-live="polite" aria-busy={pending}>
      <span><b className="ac">{lead ?? t('segments.lead')}</b>{pieces.length === 0 ? t('segments.everybody') : pieces.map((piece, at) => (
        piece.kind === 'join' ? <span key={at} className="ac">{piece.text}</span> : piece.kind === 'value' || piece.kind === 'op' ? <b key={at}>{piece.text}</b> : <span key={at}>{piece.text}</span>
      ))}</span>
    </p>
  );
}
