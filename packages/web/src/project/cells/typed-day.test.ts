import { afterEach, describe, expect, test, vi } from 'vitest';

/** A Monday. */
const TODAY = '2026-03-09';

async function readerIn(locale: string) {
  vi.resetModules();
  vi.stubGlobal('navigator', { language: locale });
  const { readDay } = await import('./typed-day.ts');
  return (text: string, near?: string) => readDay(text, TODAY, near);
}

afterEach(() => vi.unstubAllGlobals());

describe('typed days', () => {
  test('ISO is read in every locale, with a time or without', async () => {
    for (const locale of ['en-GB', 'en-US', 'de-DE', 'ja-JP']) {
      const read = await readerIn(locale);
      expect(read('2027-03-12')).toEqual({ date: '2027-03-12' });
      expect(read('2027-03-12T08:00')).toEqual({ date: '2027-03-12', time: '08:00' });
      expect(read('2027-03-12 17:30')).toEqual({ date: '2027-03-12', time: '17:30' });
    }
  });

  test('numbers are read in the order of the locale', async () => {
    expect((await readerIn('en-GB'))('12/3/27')).toEqual({ date: '2027-03-12' });
    expect((await readerIn('en-US'))('12/3/27')).toEqual({ date: '2027-12-03' });
    expect((await readerIn('de-DE'))('12.3.27')).toEqual({ date: '2027-03-12' });
    expect((await readerIn('ja-JP'))('27/3/12')).toEqual({ date: '2027-03-12' });
    expect((await readerIn('en-US'))('12/3/2027 5 pm')).toEqual({
      date: '2027-12-03',
      time: '17:00',
    });
  });

  test('a day without a year is in the year of the day it replaces, else in this one', async () => {
    const read = await readerIn('en-GB');
    expect(read('12 Mar')).toEqual({ date: '2026-03-12' });
    expect(read('12 Mar', '2028-01-01')).toEqual({ date: '2028-03-12' });
    expect(read('12/3', '2028-01-01')).toEqual({ date: '2028-03-12' });
  });

  test('months by name, in front or behind, in English everywhere', async () => {
    const read = await readerIn('en-GB');
    for (const text of [
      '12 Mar 27',
      '12 March 2027',
      'Mar 12, 2027',
      'Fri 12 Mar 2027',
      '12-Mar-27',
      '12 sept 27',
    ]) {
      const month = text.includes('sept') ? '09' : '03';
      expect(read(text), text).toEqual({ date: `2027-${month}-12` });
    }
    expect((await readerIn('fr-FR'))('12 mars 2027')).toEqual({ date: '2027-03-12' });
    expect((await readerIn('fr-FR'))('12 Mar 27')).toEqual({ date: '2027-03-12' });
  });

  test('a year of two digits is the closest one', async () => {
    const read = await readerIn('en-GB');
    expect(read('1/1/75')).toEqual({ date: '2075-01-01' });
    expect(read('1/1/77')).toEqual({ date: '1977-01-01' });
  });

  test('days by name are today, tomorrow, and the next of their weekday', async () => {
    const read = await readerIn('en-GB');
    expect(read('today')).toEqual({ date: '2026-03-09' });
    expect(read('Tomorrow 8:00')).toEqual({ date: '2026-03-10', time: '08:00' });
    expect(read('yesterday')).toEqual({ date: '2026-03-08' });
    expect(read('fri')).toEqual({ date: '2026-03-13' });
    expect(read('mon')).toEqual({ date: '2026-03-16' });
    expect((await readerIn('de-DE'))('morgen')).toEqual({ date: '2026-03-10' });
  });

  test('days that do not exist, and other texts', async () => {
    const read = await readerIn('en-GB');
    for (const text of [
      '31/2/27',
      '2027-02-29',
      '2027-13-01',
      '1850-01-01',
      '12/13/27',
      '0/1/27',
    ]) {
      expect(read(text), text).toBe('nowhere');
    }
    for (const text of [
      '',
      'soon',
      '12',
      '1/2/3/4',
      '12 Foo 27',
      'Mar',
      '=1+1',
      'x'.repeat(10_000),
      '9'.repeat(10_000),
    ]) {
      expect(read(text), text.slice(0, 20)).toBeUndefined();
    }
  });

  test('what columns show is read again in every locale', async () => {
    for (const locale of [
      'en-GB',
      'en-US',
      'de-DE',
      'fr-FR',
      'es-ES',
      'pt-BR',
      'pl-PL',
      'ru-RU',
      'cs-CZ',
      'ja-JP',
      'zh-CN',
      'ko-KR',
      'ar-EG',
      'hi-IN',
      'sv-SE',
      'hu-HU',
      'tr-TR',
      'vi-VN',
    ]) {
      const read = await readerIn(locale);
      const { format } = await import('../../words/index.ts');
      for (let month = 1; month <= 12; month++) {
        const date = `2027-${String(month).padStart(2, '0')}-0${(month % 9) + 1}`;
        expect(read(format.gridDay(date)), `${locale} ${format.gridDay(date)}`).toEqual({ date });
      }
    }
  });
});
