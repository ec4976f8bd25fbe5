/** `npm run screenshots`: the pictures of the README, taken by the end-to-end tests' project of that name. */
import './setup/node-version.mjs';
