// Values that stand in the data as plain text and are offered by name.
/** Channels by which customers come and buy; others are shown as they were written. */
export const CHANNELS = ['store', 'mini-program', 'web', 'wecom', 'service-desk'];
