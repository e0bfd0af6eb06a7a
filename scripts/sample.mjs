/** The programme shown when no other is named. */
export const sample = 'samples/platform-launch.xml';
