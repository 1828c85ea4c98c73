// The short form of one bench in a process of its own, so that none inherits another's heap. Tells its parent what it found.
import { SHORT_FORMS } from './short-forms.ts';

const findings = await SHORT_FORMS[process.argv[2] ?? '']?.();
process.send?.(findings);
process.disconnect?.();
