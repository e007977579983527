import { describe, expect, it } from '@jest/globals';
import { software } from './software.js';

describe('the program that makes evidence', () => {
  it('is named with its version', () => {
    expect(software).toEqual({ name: 'Qalqan', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });
});
