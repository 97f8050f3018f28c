// The versions of a segment's rule, newest first, each as a sentence; what changed against the one before; any can be taken up again.
import { RotateCcw } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { PREVIEW, type Preview, type SegmentRow, type Version, VERSIONS } from './segment.operations.ts';

/** A rule in words, asked once. */
export function RuleWords({ rule, against }: { rule: unknown; against?: unknown }) {
  const { language } = useFormat();
  const mine = useAsk<{ previewSegment: Preview }>(PREVIEW, { input: { rule, sampleSize: 0 } }, { staleTime: Number.POSITIVE_INFINITY, enabled: Boolean(rule) });
  const before = useAsk<{ previewSegment: Preview }>(PREVIEW, { input: { rule: against, sampleSize: 0 } }, { staleTime: Number.POSITIVE_INFINITY, enabled: Boolean(against) });
  const clauses = (preview: Preview | undefined): string[] => (preview?.sentence[language] ?? []).map((piece) => piece.text).join('').split(/(?<=[；;，]|,(?!\d))/u).map((clause) => clause.trim()).filter(Boolean);
  const plain = (clause: string) => clause.replace(/[；;，,。]+$/u, '').replace(/^(and|or|并且|或者|或|且)\s*/u, '');
  const [now, old] = [clauses(mine.data?.previewSegment), clauses(before.data?.previewSegment)];
  const had = new Set(old.map(plain));
  const has = new Set(now.map(plain));
  if (!mine.data) return <SkeletonRows rows={1} height={24} />;
  return (
    <p className="t13">
      {now.map((clause, at) => (against && before.data && !had.has(plain(clause)) ? <ins key={at}>{clause} </ins> : <span key={at}>{clause}{language === 'en' ? ' ' : ''}</span>))}
      {against ? old.filter((clause) => !has.has(plain(clause))).map((clause, at) => <del key={`old ${at}`} className="t3">{clause} </del>) : null}
    </p>
  );
}

export function SegmentVersions({ segment, onTake, plain }: { segment: SegmentRow; onTake?: (rule: unknown) => void; /** As a section of a panel instead of a card. */ plain?: boolean }) {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useAsk<{ segmentVersions: { items: Version[] } }>(VERSIONS, { id: segment.id });
  if (error) return <Failed what={t('segments.versions')} fault={error} onRetry={() => refetch()} />;
  const items = data?.segmentVersions.items;
  return (
    <section className={plain ? undefined : 'card'} style={plain ? undefined : { marginTop: 20 }} aria-label={t('segments.versions')}>
      <header className={plain ? 'row' : undefined}><h2>{t('segments.versions')}</h2>{items && <span className="t12 t3 n">{items.length}</span>}</header>
      <div className={plain ? undefined : 'bd'} style={plain ? { marginTop: 8 } : undefined}>
        {!items ? <SkeletonRows rows={2} /> : (
          <ol className="col g12">{items.map((version, at) => (
            <li key={version.id} className="col g4">
              <div className="row t13"><b>{t('segments.version', { number: version.number })}</b>{!version.supersededAt && <StatusTag tone="ac">{t('segments.inForce')}</StatusTag>}
                <span className="t12 t3">{format.instant(version.effectiveFrom)}</span>{version.author && <span className="t12 t3 el">{format.person(version.author)}</span>}
                {onTake && version.supersededAt && <button type="button" className="lk t12 end" onClick={() => onTake(version.rule)}><RotateCcw size={12} aria-hidden />{t('segments.takeUp')}</button>}</div>
              <RuleWords rule={version.rule} against={items[at + 1]?.rule} />
            </li>
          ))}</ol>
        )}
      </div>
    </section>
  );
}
