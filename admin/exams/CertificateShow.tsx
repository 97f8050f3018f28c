// One certificate: whose, until when, its paper and its public page; the exam that earned it, the categories that it opens and the tickets taken with it.
import { BadgeCheck, ExternalLink, FileDown } from 'lucide-react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { Chain } from '../shared/Chain.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { type Certificate, CERTIFICATE_LINKS, ONE_CERTIFICATE } from './exams.operations.ts';
import { CERTIFICATE_TONES } from './sections.ts';
import './exams.css';

/** Which categories ask for it is a right of tickets: asked apart, so that the page stands without them. */
const OPENS = gql`query CertificateOpens($id: ID!) { certificate(id: $id) { id kind { id gates { id endsAt category { id nameZh nameEn } } } } }`;
interface Opens { certificate: { kind: { gates: { id: string; endsAt: string | null; category: { id: string; nameZh: string; nameEn: string } | null }[] } | null } | null }

export function CertificateShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data, error, isPending, refetch } = useAsk<{ certificate: Certificate | null }>(ONE_CERTIFICATE, { id }, { staleTime: 0 });
  const links = useAsk<{ certificateLinks: { check: string } }>(CERTIFICATE_LINKS, { id }, { enabled: Boolean(data?.certificate) });
  const opens = useAsk<Opens>(OPENS, { id }, { enabled: can('tickets:read') });
  if (error) return <Failed what={t('certificates.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  const one = data.certificate;
  if (!one) return <Empty icon={BadgeCheck} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const room = can('training:read-results') ? { label: t('certificates.title'), to: '/certificates' } : { label: t('myExams.title'), to: '/myExams' };
  const gates = (opens.data?.certificate?.kind?.gates ?? []).filter((gate) => !gate.endsAt || Date.parse(gate.endsAt) > Date.now());
  return (
    <>
      <Breadcrumb path={[room, { label: one.number }]} />
      <PageHeader title={one.kind ? format.named(one.kind) : one.number} facts={<><StatusTag tone={CERTIFICATE_TONES[one.state]}>{t(`certificateState.${one.state}`)}</StatusTag><span>{t('certificates.until')} {format.day(one.validUntilOn)}</span></>}>
        {links.data && <a className="btn" href={links.data.certificateLinks.check} target="_blank" rel="noreferrer"><ExternalLink size={14} aria-hidden />{t('certificates.check')}</a>}
        <a className="btn pri" href={`/files/papers/certificate/${id}?language=${format.language}`}><FileDown size={14} aria-hidden />{t('certificates.pdf')}</a>
      </PageHeader>
      <div className="cards" style={{ padding: '16px 24px' }}>
        <Card title={t('certificates.one')}>
          <Facts items={[
            [t('certificates.holder'), one.employee ? (can('staff:read') ? <Link key="e" className="lk" to={`/employees/${one.employee.id}/show`}>{format.person(one.employee)}</Link> : format.person(one.employee)) : '–'], [t('exams.store'), one.store ? format.named(one.store) : '–'],
            [t('certificates.number'), <span key="n" className="mono">{one.number}</span>], [t('certificates.issuedOn'), format.day(one.issuedOn)], [t('certificates.until'), format.day(one.validUntilOn)],
            ...(one.attempt ? [] : [[t('certificates.exam'), t('certificates.byHand')] as [string, string]]), ...(one.reason ? [[t('certificates.reason'), one.reason] as [string, string]] : []),
          ]} />
        </Card>
        {gates.length > 0 && <Card title={t('certificates.opens')}><ul className="plain t13">{gates.map((gate) => <li key={gate.id}>{gate.category ? format.named(gate.category) : t('certificates.opensAll')}</li>)}</ul></Card>}
        <Chain noun="Certificate" id={id} inCard />
      </div>
    </>
  );
}
