// Keeps what people were told in bounds: read for three months, unread for six.
import { defineCron } from '../jobs/job.registry.ts';
import { cleanNotifications } from './notify.service.ts';

export const notificationsCron = defineCron({ kind: 'platform.clean-notifications', at: { daily: '03:50' }, async run(ctx) { await cleanNotifications(ctx); } });
