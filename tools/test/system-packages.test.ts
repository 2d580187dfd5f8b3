import { describe, expect, it } from 'vitest';
import { codenameOf, planSystemPackages, skipNotices } from '../setup/system-packages.mjs';

/** The parts of /etc/os-release that matter, as found on real machines. */
const BOOKWORM =
  'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nID=debian\n';
const UBUNTU = 'NAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n';
const FEDORA = 'NAME="Fedora Linux"\nID=fedora\nVERSION_ID=41\n';
const ALPINE = 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.20.3\n';

const chromium = {
  name: 'chromium',
  binary: 'chromium',
  debianPackage: 'chromium',
  component: 'main',
  neededFor: 'the browser tests',
  project: 'apps/explorer',
} as const;

describe('a missing system package', () => {
  it('is installed by root on Debian', () => {
    const plan = planSystemPackages([chromium], { osRelease: BOOKWORM, isRoot: true });
    expect(plan).toEqual({ install: [chromium], skip: [] });
  });

  it.each([
    ['a user on Debian', BOOKWORM, false, 'only root may install packages'],
    ['root on Ubuntu', UBUNTU, true, 'this is not Debian'],
    ['root on Fedora', FEDORA, true, 'this is not Debian'],
    ['a user on Alpine', ALPINE, false, 'this is not Debian'],
    ['root where there is no os-release', '', true, 'this is not Debian'],
  ])('is skipped by %s, with the reason', (_who, osRelease, isRoot, why) => {
    const plan = planSystemPackages([chromium], { osRelease, isRoot });
    expect(plan).toEqual({ install: [], skip: [{ what: chromium, why }] });
  });

  it('is skipped with a notice that says what to type', () => {
    const [notice] = skipNotices([{ what: chromium, why: 'only root may install packages' }]);
    expect(notice).toContain('Skipping the browser tests: chromium is not installed');
    expect(notice).toContain('apt-get install -y --no-install-recommends chromium');
    expect(notice).not.toContain('component');
  });

  it('says which component of the archive it is in, unless that is main', () => {
    const netperf = { ...chromium, name: 'netperf', component: 'non-free' } as const;
    expect(skipNotices([{ what: netperf, why: 'x' }])).toEqual([
      expect.stringContaining('enable the component "non-free" first'),
    ]);
  });

  it('shares its notice with others that the same tests need', () => {
    const driver = { ...chromium, name: 'driver', debianPackage: 'chromium-driver' };
    const other = { ...chromium, name: 'iperf3', neededFor: 'the lab tests' };
    const notices = skipNotices([chromium, driver, other].map((what) => ({ what, why: 'x' })));
    expect(notices).toHaveLength(2);
    expect(notices[0]).toContain('chromium, driver are not installed and x');
    expect(notices[0]).toContain('--no-install-recommends chromium chromium-driver');
  });
});

describe('the codename of a release', () => {
  it.each([
    [BOOKWORM, 'bookworm'],
    ['VERSION_CODENAME="trixie"\n', 'trixie'],
    [ALPINE, undefined],
  ])('is read from os-release', (text, name) => {
    expect(codenameOf(text)).toBe(name);
  });
});
