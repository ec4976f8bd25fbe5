/** Fails where a file of code is longer than a file should be. */
import { filesTooLong } from './checks/checks.mjs';

const sentences = filesTooLong();
for (const sentence of sentences) console.error(sentence);
if (sentences.length > 0) process.exitCode = 1;
