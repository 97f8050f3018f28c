// Manifest of the modules' measures, oldest first; then each of them can be opened by `explain`.
import '../schema/entities.ts';
import './staff/staff.measures.ts';
import './training/training.measures.ts';
import './training/exams/exam.measures.ts';
import './staff/ideas/idea.measures.ts';
import './training/drills/drill.measures.ts';
import './customers/customers.measures.ts';
import './tickets/tickets.measures.ts';
import './tickets/money/money.measures.ts';
import './tickets/playbooks/playbook.measures.ts';
import './tickets/liability/liability.measures.ts';
import './tickets/diagnosis/diagnosis.measures.ts';
import './tickets/promise.measures.ts';
import './voice/voice.measures.ts';
import './quality/audits/audit.measures.ts';
import './quality/quality.measures.ts';
import './quality/ticket-quality/ticket-quality.measures.ts';
import './incentives/incentives.measures.ts';
import { explainMeasures } from './measures/measure-explain.service.ts';

explainMeasures();
