import { expect, test } from 'vitest';
import { isMpp } from './file-kind.ts';

test('an .mpp is known by its first bytes, and by its name', async () => {
  const compound = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
  expect(await isMpp(new File([compound], 'plan.xml'))).toBe(true);
  expect(await isMpp(new File(['empty'], 'Plan.MPP'))).toBe(true);
  expect(await isMpp(new File(['<Project/>'], 'plan.mpp.xml'))).toBe(false);
  expect(await isMpp(new File([compound.slice(0, 7)], 'plan.xer'))).toBe(false);
});
