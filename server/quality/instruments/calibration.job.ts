// Every morning before the shops open: who keeps an instrument hears that its calibration ends.
import { defineCron } from '../../platform/jobs/job.registry.ts';
import { tellCalibrations } from './calibration.service.ts';

export const calibrationsCron = defineCron({ kind: 'quality.calibrations', at: { daily: '07:30' }, async run(ctx) { await tellCalibrations(ctx); } });
