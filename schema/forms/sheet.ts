// A filled form as part of the row that it belongs to: an audit, a review, a response, a grade each extend `SheetRow` under `@Sheet()`.
import { Prop, Row, type PropOptions } from '../base.ts';
import type { Permission } from '../permission.ts';

/*
 * A sheet is no row of its own: an audit is a filled form, and so its answers stand in its row, under its row rule, its owner
 * and its rights. `server/forms/sheet.service.ts` gives a younger module the values to save; the columns of `SHEET` go into its
 * migration, and the trigger `keep_sheet` (migration 1764000000160) holds what was submitted as it was:
 *
 *   form_version_id bigint not null references form_versions (id), answers jsonb not null default '{}', started_at timestamptz not null,
 *   submitted_at timestamptz, answered_by_id bigint references employees (id), score numeric(20, 4), band text, is_passed boolean,
 *   outcome jsonb, checksum text
 *   create trigger <table>_sheet before update on <table> for each row when (old.submitted_at is not null) execute function keep_sheet();
 */
export abstract class SheetRow extends Row {
  formVersionId!: string;
  answers!: unknown;
  startedAt!: string;
  submittedAt?: string | null;
  answeredById?: string | null;
  score?: string | null;
  band?: string | null;
  isPassed?: boolean | null;
  outcome?: unknown;
  checksum?: string | null;
}

const SHEET: Record<Exclude<keyof SheetRow, keyof Row>, PropOptions> = {
  formVersionId: { kind: 'id', of: 'FormVersion', description: 'The version that it is filled and judged by.' },
  answers: { kind: 'json', fallback: "'{}'", description: 'By key of the question: { value, isNotApplicable, note, evidence: [{ fileId, sha256, takenAt }] }.' },
  startedAt: { kind: 'instant' },
  submittedAt: { kind: 'instant', nullable: true, description: 'From then on nothing of it changes; null: being filled, and without a score.' },
  answeredById: { kind: 'id', of: 'Employee', nullable: true, description: 'Who filled it.' },
  score: { kind: 'decimal', nullable: true, description: '0 to 100.' },
  band: { kind: 'text', nullable: true, facet: true, description: 'Key of the band of its score.' },
  isPassed: { kind: 'boolean', nullable: true, facet: true },
  outcome: { kind: 'json', nullable: true, description: '{ sections: [{ key, score, weight }], failed: [question], raised: [{ question, level }] }; of audits also readBy: [{ question, instrument, calibratedOn, calibrationDueOn }], the instruments of its readings as they stood then.' },
  checksum: { kind: 'text', nullable: true, filter: false, sort: false, description: 'SHA-256 of version and answers in one order.' },
};

/** Gives a noun the columns of a sheet; stands below `@Noun`. `hideFiller`: the word that shows who filled it. */
export function Sheet(options: { hideFiller?: Permission } = {}): ClassDecorator {
  return (target) => {
    for (const [key, prop] of Object.entries(SHEET)) {
      Prop({ ...prop, ...(key === 'answeredById' && options.hideFiller ? { right: options.hideFiller } : {}) })(target.prototype as object, key);
    }
  };
}
