// Plain JavaScript, run before anything else: a Node too old to run the rest would say so in a stack trace.

const OLDEST = 26;

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(
    `Pullquote needs Node ${OLDEST} or newer, and this is ${process.versions.node}. ` +
      'Install a newer one, or run “npm ci” without “--omit=dev”, which brings its own.\n',
  );
  process.exit(1);
}
