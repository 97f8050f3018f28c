// What differs between two versions of a template, told by section and question as people name them, not by path.
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { type Difference, DIFFERENCES, type FormContent } from './template.operations.ts';
import { placeOf, sayPlain } from './template.rules.ts';

const TONES = { added: 'ok', removed: 'late', changed: 'soon' } as const;

export function TemplateDiff({ formId, before, after, contents }: { formId: string; before: number; after: number; contents: ReadonlyMap<number, FormContent> }) {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useAsk<{ formDifferences: Difference[] }>(DIFFERENCES, { formId, before, after }, { staleTime: 0, keep: false });
  if (error) return <Failed what={t('templateEdit.diff')} fault={error} onRetry={() => refetch()} />;
  if (!data) return <SkeletonRows rows={4} />;
  if (data.formDifferences.length === 0) return <p className="t13 t2">{t('templateEdit.noDifferences')}</p>;
  return (
    <ul className="plain tpl-diff">{data.formDifferences.map((one) => {
      const place = placeOf(one.path, contents.get(one.kind === 'removed' ? before : after));
      const [was, is] = [sayPlain(one.before, format.language), sayPlain(one.after, format.language)];
      return (
        <li key={one.path}>
          <span className="row wrap g4"><StatusTag tone={TONES[one.kind]}>{t(`templateEdit.kind.${one.kind}`)}</StatusTag><b className="t13">{place.labels.map((label) => format.label(label)).join(format.language === 'zh' ? '，' : ', ') || t('templateEdit.whole')}</b>{place.rest && <span className="mono t12 t3">{place.rest}</span>}</span>
          <span className="t13">{was && <del>{was}</del>} {is && <ins>{is}</ins>}</span>
        </li>
      );
    })}</ul>
  );
}
