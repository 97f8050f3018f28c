// Pay schemes, each with the version in force and whether a next one is being worked on.
import { FileText, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { Pair, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { SAVE_SCHEME, type Scheme, SCHEMES } from './incentives.operations.ts';
import { PayTabs } from './PayTabs.tsx';

const FIRST = { components: [{ key: 'base', zh: '底薪', en: 'Base pay', kind: 'FIXED', amount: '4000.00', isBase: true, prorate: true }] };

export function SchemeList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const { data, error, isPending, refetch } = useAsk<{ incentiveSchemes: { items: Scheme[] } }>(SCHEMES, {}, { staleTime: 5_000 });
  const schemes = data?.incentiveSchemes.items ?? [];
  return (
    <>
      <PageHeader title={t('incentives.schemes')} facts={<span>{t('incentives.schemesFacts')}</span>}>
        {can('incentives:write') && <button type="button" className="btn pri" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('incentives.newScheme')}</button>}
      </PageHeader>
      <PayTabs at="incentiveSchemes" />
      {error ? <Failed what={t('incentives.schemes')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : schemes.length === 0 ? <Empty icon={FileText} title={t('incentives.schemes')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('incentives.schemes')}>
            <thead><tr><th scope="col">{t('incentives.scheme')}</th><th scope="col">{t('incentives.versions')}</th><th scope="col">{t('incentives.components')}</th></tr></thead>
            <tbody>{schemes.map((one) => {
              const versions = one.versions?.items ?? [];
              const current = versions.find((each) => each.state === 'PUBLISHED');
              return (
                <tr key={one.id} className="open" onClick={() => navigate(`/incentiveSchemes/${one.id}/show`)}>
                  <td className="lead"><Link className="b" to={`/incentiveSchemes/${one.id}/show`} onClick={(event) => event.stopPropagation()}>{format.named(one)}</Link> {one.isShipped && <span className="tag">{t('incentives.shipped')}</span>}</td>
                  <td>{current && <StatusTag tone="ac">{t('incentives.version', { number: current.number })}</StatusTag>} {versions.some((each) => each.state === 'DRAFT') && <StatusTag tone="soon">{t('incentives.draft')}</StatusTag>}</td>
                  <td className="t2" style={{ whiteSpace: 'normal' }}>{(current ?? versions[0])?.content.components.map((each) => (format.language === 'zh' ? each.zh : each.en)).join(format.language === 'zh' ? '、' : ', ')}</td>
                </tr>
              );
            })}</tbody>
          </table>
        </div>
      )}
      {making && (
        <FormDialog title={t('incentives.newScheme')} act={t('incentives.newScheme')} defaults={{ key: '', nameZh: '', nameEn: '' }} onClose={() => setMaking(false)}
          onSend={async (values) => { const { saveIncentiveScheme } = await request<{ saveIncentiveScheme: { id: string } }>(SAVE_SCHEME, { input: { ...values, draft: { content: FIRST } } }); navigate(`/incentiveSchemes/${saveIncentiveScheme.id}/show`); }}>
          <TextField name="key" label={t('incentives.key')} required /><Pair><TextField name="nameZh" label={t('incentives.nameZh')} required /><TextField name="nameEn" label={t('incentives.nameEn')} required /></Pair>
        </FormDialog>
      )}
    </>
  );
}
