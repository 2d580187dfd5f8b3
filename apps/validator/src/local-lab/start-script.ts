/**
 * What the first process of a lab's host does in its new namespaces: it tells its number as the
 * machine counts it, takes folders of its own for everything that a run leaves anywhere (and a home
 * without the start-up files of this machine's root), and becomes sshd. With it ends everything on that host, and so do its namespaces and links.
 */
export const startScript = `set -eu
folder=$1 name=$2 sshd=$3
read -r pid _ </proc/self/stat
mount --make-rprivate /
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null || :
mount -t bpf bpf /sys/fs/bpf 2>/dev/null || :
mount -t tmpfs -o mode=1777 hopwise /tmp
mkdir /tmp/lab
mount --bind "$folder" /tmp/lab
mount -t tmpfs -o mode=755 hopwise /run
mkdir -p /run/sshd /run/netns /run/lock "$folder"
mount --bind /tmp/lab "$folder"
umount /tmp/lab
rmdir /tmp/lab
home=~root
[ "$home" = / ] || [ ! -d "$home" ] || mount -t tmpfs -o mode=700 hopwise "$home"
[ ! -d /var/lib/cni ] || mount -t tmpfs -o mode=700 hopwise /var/lib/cni
hostname "$name"
ip link set lo up
echo "$pid" >"$folder/pid"
exec "$sshd" -D -e -f "$folder/sshd_config"
`;
