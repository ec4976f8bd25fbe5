import { describe, expect, it } from 'vitest';
import { counted, rateFigure, shareFigure, sizeFigure, threeDigits, timeFigure } from './figures';

describe('figures', () => {
  it('have three significant digits', () => {
    expect([0, 0.012345, 0.8199, 1.2345, 9.999, 12.345, 123.45, 1234.5, -0.5].map(threeDigits)).toEqual([
      '0',
      '0.0123',
      '0.820',
      '1.23',
      '10.0',
      '12.3',
      '123',
      '1,230',
      '-0.500',
    ]);
  });

  it('say that a number is not there', () => {
    expect(threeDigits(Number.NaN)).toBe('–');
  });

  it('write rates in millions as soon as that reads better', () => {
    expect(rateFigure(820_000)).toEqual({ number: '0.820', unit: 'M/s' });
    expect(rateFigure(45_000)).toEqual({ number: '45.0', unit: 'k/s' });
    expect(rateFigure(312)).toEqual({ number: '312', unit: '/s' });
  });

  it('write times in the unit that reads best', () => {
    expect(timeFigure(0.0421)).toEqual({ number: '42.1', unit: 'µs' });
    expect(timeFigure(12)).toEqual({ number: '12.0', unit: 'ms' });
    expect(timeFigure(4_200)).toEqual({ number: '4.20', unit: 's' });
    expect(timeFigure(600_000)).toEqual({ number: '10.0', unit: 'min' });
  });

  it('write sizes in MB and shares in percent', () => {
    expect(sizeFigure(123_456_789)).toEqual({ number: '123', unit: 'MB' });
    expect(sizeFigure(512)).toEqual({ number: '512', unit: 'bytes' });
    expect(shareFigure(0.344)).toEqual({ number: '34', unit: '%' });
    expect(shareFigure(0.004)).toEqual({ number: '0.4', unit: '%' });
  });

  it('count in words', () => {
    expect(counted(1, 'row')).toBe('1\u00a0row');
    expect(counted(336_776, 'row')).toBe('336,776\u00a0rows');
  });
});
