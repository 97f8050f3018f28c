// Who may take a file in: the words of all kinds, of which one is enough; the server judges each file by its own.
export const IMPORT_RIGHTS = ['customers:import', 'staff:import', 'tickets:import', 'incentives:pay', 'voice:import', 'quality:import-audits', 'platform:write-calendars', 'training:write-exams'];
