// Plain JavaScript, run before the program: Node's own `--env-file-if-exists` greets everybody who has no such file.

import { existsSync } from 'node:fs';

if (existsSync('.env')) process.loadEnvFile('.env');
