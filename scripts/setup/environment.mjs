/** The environment variables through which everything we start finds the product's Python. */
import { currentPython } from './python-environment.mjs';

export const productEnvironment = () => ({ UDF_WORKBENCH_ENV_PYTHON: currentPython().python });
