// The playbooks of the chain: each scenario with its category, need and level, the version in force and whether a next one is being worked on.
import { BookOpen } from 'lucide-react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { type Book, BOOKS, inForceOf } from './playbooks.operations.ts';

export function PlaybookList() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useAsk<{ playbooks: { items: Book[] } }>(BOOKS);
  const books = data?.playbooks.items ?? [];
  return (
    <>
      <PageHeader title={t('playbooks.title')} facts={<span>{t('playbooks.facts')}</span>} />
      {error ? <Failed what={t('playbooks.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : books.length === 0 ? <Empty icon={BookOpen} title={t('playbooks.empty')} text={t('playbooks.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('playbooks.title')}>
            <thead><tr><th scope="col">{t('playbooks.name')}</th><th scope="col">{t('playbooks.category')}</th><th scope="col">{t('playbooks.class')}</th><th scope="col">{t('playbooks.level')}</th><th scope="col">{t('playbooks.inForce')}</th><th scope="col">{t('playbooks.draft')}</th></tr></thead>
            <tbody>{books.map((book) => {
              const versions = book.versions?.items ?? [];
              const current = inForceOf(versions);
              const draft = versions.find((one) => one.state === 'DRAFT');
              return (
                <tr key={book.id} className="open" onClick={() => navigate(`/playbooks/${book.id}/show`)}>
                  <td className="lead"><Link className="b" to={`/playbooks/${book.id}/show`} onClick={(event) => event.stopPropagation()}>{format.named(book)}</Link></td>
                  <td className="t2">{book.category ? format.named(book.category) : '–'}</td>
                  <td className="t2 minor">{t(`needClass.${book.needClass}`)}</td>
                  <td className="t2 minor">{t(`ticketLevel.${book.level}`)}</td>
                  <td className="minor">{current ? t('playbooks.version', { number: current.number }) : '–'}</td>
                  <td className="minor">{draft && <StatusTag tone="soon">{t('playbooks.version', { number: draft.number })}</StatusTag>}</td>
                </tr>
              );
            })}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
