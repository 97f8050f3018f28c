// The photos of an audit: of which question, when it was taken, whether these bytes stood in another audit before; for reviewers also where, and the hash they were sent with.
import { MapPin, TriangleAlert } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import type { AuditPage } from './audits.operations.ts';

export function Gallery({ files, nameOf }: { files: AuditPage['files']; nameOf: (question: string | null) => string }) {
  const t = useT();
  const format = useFormat();
  if (files.length === 0) return <p className="t12 t3">{t('audits.noPhotos')}</p>;
  return (
    <div className="gallery">{files.map((file) => {
      const name = file.disputeId ? t('audits.storeProof') : nameOf(file.questionKey);
      return (
        <figure key={file.id} style={{ margin: 0 }}>
          <a href={file.link} target="_blank" rel="noreferrer"><img src={file.thumbnail ?? file.link} alt={t('audits.photoOf', { name })} loading="lazy" /></a>
          <figcaption className="t12 t3">
            <span className="el" style={{ display: 'block' }}>{name}</span>
            {file.takenAt && <time dateTime={file.takenAt} style={{ display: 'block' }}>{format.instant(file.takenAt)}</time>}
            {file.latitude != null && file.longitude != null && <span className="row g4"><MapPin size={12} aria-hidden />{`${file.latitude.toFixed(4)}, ${file.longitude.toFixed(4)}`}{file.accuracyMetres != null && ` ±${file.accuracyMetres} m`}</span>}
            <span className="mono" title={`SHA-256 ${file.sha256}`}>{t('audits.hash', { hash: file.sha256.slice(0, 8) })}</span>
            {file.isReused && <span className="latec row g4"><TriangleAlert size={12} aria-hidden />{t('audits.reused')}</span>}
          </figcaption>
        </figure>
      );
    })}</div>
  );
}
