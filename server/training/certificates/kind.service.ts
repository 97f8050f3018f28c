// Kinds of certificates kept.
import { Exam } from '../../../schema/training/exam.ts';
import { CertificateKind } from '../../../schema/training/certificate.ts';
import type { SaveCertificateKindInput } from '../../../schema/training/certificate.inputs.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { compareNumbers, isDecimal } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { certificateReasons } from './certificate.messages.ts';
import { NOTICE_DAYS } from './certificate.rules.ts';

/** Makes a kind, or changes one; certificates that were issued keep their end. Answers its id. */
export async function saveCertificateKind(ctx: Context, input: SaveCertificateKindInput): Promise<string> {
  authorise(ctx, 'training:certify');
  const { id, expectedVersion, key, ...values } = input;
  return transact(ctx, async (tx) => {
    if (values.examId) demand(decodeId('Exam', values.examId) && (await tx.manager.existsBy(Exam, { id: values.examId })), 'input.examId', certificateReasons.CERTIFICATE_EXAM);
    demand(!values.minHours || (isDecimal(values.minHours) && compareNumbers(values.minHours, 0) > 0), 'input.minHours', certificateReasons.CERTIFICATE_HOURS);
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(values.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
      demand(values.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
      demand(values.validDays, 'input.validDays', 'VALUE_REQUIRED');
      await tx.manager.query(`select pg_advisory_xact_lock(hashtext('certificate kinds'))`);
      demand(!(await tx.manager.existsBy(CertificateKind, { key })), 'input.key', certificateReasons.CERTIFICATE_KEY_TAKEN);
      return (await tx.manager.save(tx.manager.create(CertificateKind, { ...values, key, noticeDays: values.noticeDays ?? NOTICE_DAYS, positions: values.positions ?? [] } as Partial<CertificateKind>))).id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', 'VALUE_REQUIRED');
    if (!decodeId('CertificateKind', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, CertificateKind, id, expectedVersion, values as Partial<CertificateKind>);
    demand(key === undefined || key === row.key, 'input.key', certificateReasons.CERTIFICATE_KEY_FIXED);
    return id;
  });
}
