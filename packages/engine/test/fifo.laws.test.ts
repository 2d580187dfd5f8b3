import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fifo } from '@hopwise/engine';

describe('a fifo', () => {
  it('behaves as an array that is pushed and shifted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer(), fc.constant('take' as const)), {
          maxLength: 200,
          size: 'max',
        }),
        (operations) => {
          const fifo = new Fifo();
          const array: number[] = [];
          for (const operation of operations) {
            if (operation === 'take') expect(fifo.take()).toBe(array.shift());
            else {
              fifo.push(operation);
              array.push(operation);
            }
            expect(fifo.length).toBe(array.length);
            expect(fifo.peek()).toBe(array[0]);
          }
        },
      ),
    );
  });

  it('keeps the order when it grows while its content wraps around the end', () => {
    const fifo = new Fifo();
    for (let i = 0; i < 8; i++) fifo.push(i);
    for (let i = 0; i < 5; i++) fifo.take();
    for (let i = 8; i < 100; i++) fifo.push(i);
    const taken = Array.from({ length: 95 }, () => fifo.take());
    expect(taken).toEqual(Array.from({ length: 95 }, (_, i) => i + 5));
  });
});
