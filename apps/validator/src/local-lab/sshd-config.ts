import type { NodePlaces } from './lab-names.ts';

/**
 * Configuration of the sshd of a lab's host: its own host key, one key that may log in, nothing else.
 *
 * @param isLocked - Whether root has a locked password, which sshd lets in by PAM only.
 */
export const sshdConfig = (node: NodePlaces, isLocked: boolean): string =>
  [
    `HostKey ${node.hostKey}`,
    `AuthorizedKeysFile ${node.authorizedKeys}`,
    'PidFile none',
    'PermitRootLogin prohibit-password',
    'AuthenticationMethods publickey',
    `UsePAM ${isLocked ? 'yes' : 'no'}`,
    'X11Forwarding no',
    'AllowAgentForwarding no',
    'UseDNS no',
    'MaxSessions 64',
    'MaxStartups 64',
    '',
  ].join('\n');
