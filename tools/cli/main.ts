#!/usr/bin/env node
/** `assay`: one file per command, loaded only when it is called. */
import { Command, CommanderError } from 'commander';
import { AssayError } from '../tester/errors';
import { packageVersion } from '../tester/paths';

/** What a command leaves behind: the exit code of DESIGN 1. */
export type Exit = 0 | 1 | 2 | 3 | 4;

function program(): Command {
  const assay = new Command('assay')
    .description('Tests implementations of OMA Device Management and says which published requirements hold.')
    .version(packageVersion)
    .exitOverride()
    .showHelpAfterError('(assay --help shows all commands)')
    .configureHelp({ sortSubcommands: false });

  assay
    .command('run')
    .description('Run suites against a product and write run.jsonl, report.html and junit.xml')
    .option(
      '-p, --profile <file...>',
      'what the tester must know of the product; of several, each gets a folder below --out',
      ['suites/profiles/embedded.yaml'],
    )
    .option('-s, --suite <glob...>', 'only these suites')
    .option('-c, --case <id...>', 'only these cases (globs allowed)')
    .option('-o, --out <dir>', 'where to write', 'runs/latest')
    .option('--full', 'every combination of the axes instead of pairs')
    .option('--shard <i/n>', 'one of n parts of the run; assay merge puts their records together')
    .option('--strict', 'a broken MUST fails even where only products or memory tell of it')
    .option('--seed <text>', 'for nonces and names; the same seed sends the same bytes', '1')
    .option('--redact', 'keep secrets, credentials and nonces out of the record and the reports')
    .option('--json', 'print the summary as JSON')
    .option('--verbose', 'print every warning and advisory in full')
    .option('--wait <seconds>', 'for the first message of a session, in place of times.connect of the profile')
    .option('--ddf <file>', "only cases made from this description of the device's tree (docs/ddf-suite.md)")
    .option('--root <uri>', 'with --ddf: where the description stands in the tree')
    .option('--destructive', 'with --ddf: also send commands that a faulty device would obey')
    .option('--exact', 'with --ddf: what its AccessType does not list must not work, also in published descriptions')
    .option(
      '--observe',
      'role dm-server: no cases, but sessions in which the server does what it likes, judged by the rules',
    )
    .option('--url <address>', 'with --observe, in place of a profile: where the server is called')
    .option('--user <name>', 'with --url: user name of the device')
    .option('--secret <text>', 'with --url: password of the device')
    .option('--device <id>', 'with --url: identifier of the device')
    .option('--server-id <id>', 'with --url: server identifier')
    .option('--server-secret <text>', 'with --url: what the server shows of itself')
    .option('--ca <file>', 'with an --url of https: authority to trust, PEM')
    .option(
      '--tree <file>',
      'with --observe: the tree of the device: DDF, TNDS, or a list of "uri: value" in YAML or JSON',
    )
    .option('--sessions <number>', 'with --observe: so many. Default: 1, or as many as --for has room for')
    .option('--for <seconds>', 'with --observe: sessions begin for so long')
    .option('--pause <seconds>', 'with --observe: between two sessions. Default: 1')
    .option('--max-message <octets>', 'with --observe: MaxMsgSize of the device. Default: 16000')
    .addHelpText('after', '\nExample: assay run --profile my-phone.yaml --suite "dm-client/*" --out runs/monday')
    .action(
      action(async (options) => {
        const given = options as { observe?: boolean; url?: string };
        if (given.observe || given.url !== undefined) return (await import('./observe.js')).observe(options as never);
        return (await import('./run.js')).run(options as never);
      }),
    );

  assay
    .command('merge')
    .description('The records of parts of one run (run --shard i/n) as one, with its reports')
    .argument('<run...>', 'folders of the parts')
    .option('-o, --out <dir>', 'where to write', 'runs/merged')
    .option('--json', 'print the summary as JSON')
    .option('--verbose', 'print every warning and advisory in full')
    .addHelpText('after', '\nExample: assay merge runs/part-1 runs/part-2 --out runs/whole')
    .action(action(async (runs, options) => (await import('./merge.js')).merge(runs as string[], options as never)));

  assay
    .command('quick')
    .description('The cases that tell most, what failed before first, within some minutes; says what was left out')
    .option('-p, --profile <file>', 'what the tester must know of the product', 'suites/profiles/embedded.yaml')
    .option('-m, --minutes <number>', 'for the whole run; parts of a minute are fine', '5')
    .option('--after <run>', 'earlier run that knows durations and failures; else runs/latest and --out')
    .option('-o, --out <dir>', 'where to write', 'runs/quick')
    .option('--strict', 'a broken MUST fails even where only products or memory tell of it')
    .option('--seed <text>', 'for nonces and names; the same seed sends the same bytes', '1')
    .option('--json', 'print the summary as JSON')
    .option('--verbose', 'print every warning and advisory in full')
    .option('--wait <seconds>', 'for the first message of a session, in place of times.connect of the profile')
    .addHelpText('after', '\nExample: assay quick --profile my-phone.yaml --minutes 10 --after runs/monday')
    .action(action(async (options) => (await import('./quick.js')).quick(options as never)));

  assay
    .command('doctor')
    .description(
      'What is this client or server, and what is unusual about it: a session or a few, of which nothing is judged',
    )
    .option('-p, --profile <file>', 'what the tester must know of the product', 'suites/profiles/embedded.yaml')
    .option('-o, --out <file>', 'write what is proposed there: options and nodes; of a server the whole profile')
    .option('--seed <text>', 'for nonces', '1')
    .option('--json', 'as an object')
    .addHelpText('after', '\nExample: assay doctor --profile my-phone.yaml --out proposed.yaml')
    .action(action(async (options) => (await import('./doctor.js')).doctor(options as never)));

  assay
    .command('init')
    .description('Write a commented profile; asks for what is missing when a person sits there')
    .option('-r, --role <role>', 'what the product is: dm-client | dm-server', 'dm-client')
    .option('-o, --out <file>', 'where to write', 'assay.yaml')
    .option('--product <name>', 'name and build')
    .option(
      '--command <line>',
      'program that starts a session, with its arguments; of a server: that queues operations, or its http address',
    )
    .option('--url <url>', 'of a server: the address that devices call')
    .option('--device <id>', 'of a server: identifier of the device in its account')
    .option('--encoding <name...>', 'xml, wbxml or both')
    .option('--user <name>', 'user name of the client')
    .option('--secret <text>', 'password of the client')
    .option('--server-id <id>', 'server identifier in the account of the client')
    .option('--server-secret <text>', 'of a server: password that it shows to the device')
    .option('--force', 'write over a file that is there')
    .addHelpText('after', '\nExample: assay init --command "./start-session --server {url}" --encoding wbxml')
    .action(action(async (options) => (await import('./init.js')).init(options as never)));

  assay
    .command('list')
    .description('List cases, suites, requirements, rules or defects')
    .argument('<what>', 'cases | suites | requirements | rules | defects')
    .option('--json', 'as an array of objects')
    .addHelpText('after', '\nExample: assay list cases --json')
    .action(action(async (what, options) => (await import('./list.js')).list(what as string, options as never)));

  assay
    .command('report')
    .description('Make the reports of a recorded run again')
    .argument('<run>', 'folder of a run, or its run.jsonl')
    .option('-o, --out <dir>', 'write report.html and junit.xml there')
    .option('--matrix', 'print a table of cases and permutations')
    .option('--verbose', 'print every warning and advisory in full')
    .option('--undecided <as>', 'JUnit: undecided cases as skipped | failure', 'skipped')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', '\nExample: assay report runs/latest --matrix')
    .action(action(async (run, options) => (await import('./report.js')).report(run as string, options as never)));

  assay
    .command('why')
    .description('The root causes behind the failures of a recorded run, each with the smallest message that shows it')
    .argument('<run>', 'folder of a run, or its run.jsonl')
    .option('--json', 'as an object')
    .addHelpText('after', '\nExample: assay why runs/monday')
    .action(action(async (run, options) => (await import('./why.js')).why(run as string, options as never)));

  assay
    .command('replay')
    .description('Judge a recorded run again; no product is needed')
    .argument('<run>', 'folder of a run, or its run.jsonl')
    .option('-c, --case <id...>', 'only these cases')
    .option('--json', 'as an array of objects')
    .addHelpText('after', '\nExample: assay replay runs/latest --case dm-client/get/missing')
    .action(action(async (run, options) => (await import('./replay.js')).replay(run as string, options as never)));

  assay
    .command('prove')
    .description('Show that the suites can fail: run them against each seeded defect of the references')
    .option('-d, --defect <name...>', 'only these defects')
    .option('-p, --profile <file...>', 'of these products; else of all embedded references')
    .option('-m, --mutants <count>', 'change messages of the reference on the wire instead, so many times')
    .option('--seed <text>', 'for mutants: the same seed makes the same changes', '1')
    .option('--all-cases', 'run every case against each defect, not only those that name it')
    .option('--json', 'as an object')
    .addHelpText('after', '\nExample: assay prove --defect get-missing-says-200')
    .action(action(async (options) => (await import('./prove.js')).prove(options as never)));

  assay
    .command('monitor')
    .description('Stand between a client and a server, record what they say, judge both')
    .requiredOption('--server <url>', 'address of the server')
    .option('-l, --listen <host:port>', 'what the client takes for its server; port 0: a free one', '127.0.0.1:0')
    .option('-p, --profile <file>', 'names and passwords of both, so that digests can be judged')
    .option('-o, --out <dir>', 'where to write', 'runs/monitor')
    .option('--sessions <number>', 'end after so many sessions; else with Ctrl-C')
    .option('--minutes <number>', 'end after so many minutes')
    .option('--quiet <seconds>', 'a session that says nothing for so long is given up', '30')
    .option('--strict', 'a broken MUST fails even where only products or memory tell of it')
    .option('--redact', 'keep secrets, credentials and nonces out of the record and the reports')
    .option('--json', 'print the summary as JSON')
    .option('--verbose', 'print every warning and advisory in full')
    .addHelpText(
      'after',
      '\nExample: assay monitor --server http://lab:8080/dm --listen 10.0.0.5:8090 (docs/interop.md)',
    )
    .action(action(async (options) => (await import('./monitor.js')).monitor(options as never)));

  assay
    .command('interop')
    .description('Play scenarios of a client and a server with each other, each driven by its operator; judge both')
    .option('--client-profile <file>', 'the client', 'suites/profiles/embedded.yaml')
    .option('--server-profile <file>', 'the server', 'suites/profiles/embedded-server.yaml')
    .option('--scenarios <file>', 'your own, in place of suites/int/interop.yaml')
    .option('-c, --case <id...>', 'only these scenarios')
    .option('-l, --listen <host:port>', 'what the client takes for its server; port 0: a free one', '127.0.0.1:0')
    .option('-o, --out <dir>', 'where to write', 'runs/interop')
    .option('--full', 'also every version and authentication that both speak')
    .option('--strict', 'a broken MUST fails even where only products or memory tell of it')
    .option('--json', 'print the summary as JSON')
    .option('--verbose', 'print every warning and advisory in full')
    .addHelpText(
      'after',
      '\nExample: assay interop --client-profile phone.yaml --server-profile lab.yaml --out runs/pair',
    )
    .action(action(async (options) => (await import('./interop.js')).interop(options as never)));

  assay
    .command('check')
    .description('Check documents: SyncML messages and TNDS or DDF trees, XML or WBXML, told by content')
    .argument('<file...>')
    .option('--json', 'as an array of objects')
    .addHelpText('after', '\nExit code: 0 clean, 1 findings, 2 not readable.\nExample: assay check message.wbxml')
    .action(action(async (files, options) => (await import('./check.js')).check(files as string[], options as never)));

  assay
    .command('convert')
    .description('Convert a document between XML, WBXML and JSON; the ending of OUT says which')
    .argument('<in>')
    .argument('<out>', 'file ending in .xml, .wbxml or .json; - for standard output (XML)')
    .option('--to <format>', 'xml | wbxml | json, where the ending does not say it')
    .addHelpText('after', '\nExample: assay convert message.wbxml message.xml')
    .action(
      action(async (from, to, options) =>
        (await import('./convert.js')).convert(from as string, to as string, options as never),
      ),
    );
  assay
    .command('generate')
    .description('Typed, strict-compiling TypeScript from your own grammar or description')
    .argument('<kind>', 'dtd | ddf | xsd | json-schema')
    .argument('<file...>')
    .requiredOption('-o, --out <dir>', 'where the code goes')
    .option('--name <name>', 'folder below it; else from the file')
    .option('--root <element>', 'DTD: the element that is the document')
    .addHelpText('after', '\nExample: assay generate ddf my-device.xml --out src/device')
    .action(
      action(async (kind, files, options) =>
        (await import('./generate.js')).generate(kind as string, files as string[], options as never),
      ),
    );

  const ics = assay.command('ics').description("The vendor's statement of what a product supports");
  ics
    .command('new')
    .description('Print a commented proforma of all published items of a role')
    .requiredOption('-r, --role <role>', 'dm-client, dm-server, cp-device, ...')
    .addHelpText('after', '\nExample: assay ics new --role dm-client > ics.yaml')
    .action(action(async (options) => (await import('./ics.js')).newIcs(options as never)));
  ics
    .command('check')
    .description('Check a filled statement against the published conditions')
    .argument('<file>')
    .option('--json', 'as an object')
    .action(action(async (file, options) => (await import('./ics.js')).checkIcs(file as string, options as never)));

  assay
    .command('coverage')
    .description('What the suites and rules cover, by document and party: covered / testable / all')
    .option('--json', 'as an object')
    .option('--open', 'also list what is testable and not covered')
    .option('--role <role>', 'only what binds products of this role, and what judges them')
    .action(action(async (options) => (await import('./coverage.js')).coverage(options as never)));

  assay
    .command('shrink')
    .description('Make the message small that made the product die, hang or say what nobody can read')
    .argument('<run>', 'folder of a run, or its run.jsonl')
    .option('-c, --case <id>', 'case id or key; else the first with such a finding')
    .option('-f, --finding <number>', 'any finding of that case, by its number')
    .option('-p, --profile <file>', 'the product; else as the record has it')
    .option('--tries <number>', 'sessions that may be spent', '300')
    .option('-o, --out <dir>', 'where to write', 'shrunk')
    .addHelpText('after', '\nExample: assay shrink runs/monday --case dm-client/robustness/long-uri')
    .action(action(async (run, options) => (await import('./shrink.js')).shrink(run as string, options as never)));

  assay
    .command('reproduce')
    .description(
      'A finding as a folder for the people who made the product: messages, a script that plays them, a problem report; no secrets',
    )
    .argument('<run>', 'folder of a run, or its run.jsonl')
    .option('-c, --case <id>', 'case id or key; else the first that failed')
    .option('-f, --finding <number>', 'one finding of the case; else all that failed it')
    .option('-o, --out <dir>', 'where to write', 'reproduce')
    .addHelpText('after', '\nExample: assay reproduce runs/monday --case dm-client/get/missing --out for-the-vendor')
    .action(
      action(async (run, options) => (await import('./reproduce.js')).reproduce(run as string, options as never)),
    );

  assay
    .command('show')
    .description(
      'A requirement with its evidence, the cases and rules that judge it, the defects that break it; or a case',
    )
    .argument('<id>', 'requirement, case, rule or defect')
    .option('--json', 'as an object')
    .addHelpText('after', '\nExample: assay show dm-pro-0032')
    .action(action(async (id, options) => (await import('./show.js')).show(id as string, options as never)));
  return assay;
}

/** Runs a command and turns its result, or its error, into the exit code. */
function action(work: (...args: unknown[]) => Promise<Exit>): (...args: unknown[]) => Promise<void> {
  return async (...args) => {
    process.exitCode = await work(...args);
  };
}

export async function main(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    process.exitCode = explain(error);
  }
}

function explain(error: unknown): Exit {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof AssayError) {
    process.stderr.write(`assay: ${error.message}\n${error.hint ? `  next: ${error.hint}\n` : ''}`);
    return error.exitCode;
  }
  // Files of others that do not say what they must: the message has the place.
  if (error instanceof Error && ['RunError', 'CatalogueError', 'DataError'].includes(error.name)) {
    process.stderr.write(`assay: ${error.message}\n`);
    return 2;
  }
  process.stderr.write(
    `assay: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n  this is a fault of assay itself; please report it with the line above\n`,
  );
  return 2;
}

if (require.main === module) {
  // A closed pipe (assay list | head) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  void main(process.argv);
}
