/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a machine takes for the few things that a datapath is made of. Prints "name value" lines,
 * one for each repeat: who reads them takes medians.
 *
 *   probe CPU [OTHER_CPU [SIBLING]]   -1 where there is none
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { repeats = 5, cached = 16 * 1024, most_cpus = 1024 };
static const size_t large = 64u << 20;
static const double sample_s = 0.15;

static double clock_s(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

static double now(void) { return clock_s(CLOCK_MONOTONIC); }

/* Time that this thread ran: what another program took meanwhile is not counted. */
static double ran(void) { return clock_s(CLOCK_THREAD_CPUTIME_ID); }

static void pin(int cpu)
{
	cpu_set_t set;
	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof(set), &set) != 0) {
		fprintf(stderr, "cannot run on CPU %d\n", cpu);
		exit(1);
	}
}

/* Each addition waits for the one before it, which takes one cycle on every core of today. */
static double additions(void)
{
	enum { in_loop = 32 };
	uint64_t x = 1, count = 0;
	double start = ran(), took;
	do {
		for (int i = 0; i < 20000; i++) {
#define ADD __asm__ volatile("" : "+r"(x)); x += 1;
#define ADD8 ADD ADD ADD ADD ADD ADD ADD ADD
			ADD8 ADD8 ADD8 ADD8
		}
		count += 20000ull * in_loop;
		took = ran() - start;
	} while (took < sample_s);
	return count / took / 1e9;
}

static double syscall_ns(void)
{
	uint64_t count = 0;
	double start = ran(), took;
	do {
		for (int i = 0; i < 10000; i++)
			syscall(SYS_getppid);
		count += 10000;
		took = ran() - start;
	} while (took < sample_s);
	return took / count * 1e9;
}

/* Time of one byte copied, again and again through `size` bytes. */
static double copy_ns(char *to, const char *from, size_t size)
{
	uint64_t bytes = 0;
	double start = ran(), took;
	do {
		/* Some megabytes, so that reading the clock takes no time to speak of. */
		for (size_t copied = 0; copied < large / 8; copied += size) {
			memcpy(to, from, size);
			__asm__ volatile("" : : "r"(to) : "memory");
			bytes += size;
		}
		took = ran() - start;
	} while (took < sample_s);
	return took / bytes * 1e9;
}

/* Half a round trip of a byte between two processes: a write, a read and a change of process. */
static double handover_ns(int here, int there)
{
	int ping[2], pong[2];
	char byte = 0;
	if (pipe(ping) != 0 || pipe(pong) != 0)
		exit(1);
	pid_t child = fork();
	if (child < 0)
		exit(1);
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		pin(there);
		while (read(ping[0], &byte, 1) == 1 && write(pong[1], &byte, 1) == 1)
			;
		_exit(0);
	}
	pin(here);
	uint64_t count = 0;
	double start = now(), took;
	do {
		for (int i = 0; i < 200; i++)
			if (write(ping[1], &byte, 1) != 1 || read(pong[0], &byte, 1) != 1)
				exit(1);
		count += 200;
		took = now() - start;
	} while (took < sample_s);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	close(ping[0]), close(ping[1]), close(pong[0]), close(pong[1]);
	return took / count / 2 * 1e9;
}

struct job {
	int cpu;
	double (*work)(void);
	double result;
};

static double copies_large(void)
{
	char *memory = malloc(large);
	if (memory == NULL)
		return 0;
	memset(memory, 1, large);
	double ns = copy_ns(memory, memory + large / 2, large / 2);
	free(memory);
	return ns;
}

static void *run(void *argument)
{
	struct job *job = argument;
	pin(job->cpu);
	job->result = job->work();
	return NULL;
}

/* The same work on several CPUs at once. */
static void together(struct job *jobs, int count, double (*work)(void))
{
	static pthread_t threads[most_cpus];
	for (int i = 0; i < count; i++) {
		jobs[i].work = work;
		if (pthread_create(&threads[i], NULL, run, &jobs[i]) != 0)
			exit(1);
	}
	for (int i = 0; i < count; i++)
		pthread_join(threads[i], NULL);
}

int main(int argc, char **argv)
{
	static char from[cached], to[cached];
	static struct job all[most_cpus];
	int cpu = argc > 1 ? atoi(argv[1]) : 0;
	int other = argc > 2 ? atoi(argv[2]) : -1;
	int sibling = argc > 3 ? atoi(argv[3]) : -1;
	cpu_set_t allowed;
	int count = 0;

	sched_getaffinity(0, sizeof(allowed), &allowed);
	for (int i = 0; i < CPU_SETSIZE && count < most_cpus; i++)
		if (CPU_ISSET(i, &allowed))
			all[count++].cpu = i;
	memset(from, 1, sizeof(from));
	for (int repeat = 0; repeat < repeats; repeat++) {
		pin(cpu);
		printf("clockSingleGhz %.6g\n", additions());
		printf("syscallNs %.6g\n", syscall_ns());
		printf("copyCachedNsPerByte %.6g\n", copy_ns(to, from, cached));
		printf("copyMemoryNsPerByte %.6g\n", copies_large());
		printf("switchNs %.6g\n", handover_ns(cpu, cpu));
		if (other >= 0)
			printf("handoverNs %.6g\n", handover_ns(cpu, other));
		if (sibling >= 0) {
			struct job pair[] = { { .cpu = cpu }, { .cpu = sibling } };
			together(pair, 2, syscall_ns);
			printf("syscallBesideSiblingNs %.6g\n", pair[0].result);
		}
		double clock = 0, bytes_per_s = 0;
		together(all, count, additions);
		for (int i = 0; i < count; i++)
			clock += all[i].result / count;
		together(all, count, copies_large);
		for (int i = 0; i < count; i++)
			bytes_per_s += all[i].result > 0 ? 2e9 / all[i].result : 0;
		printf("clockAllGhz %.6g\n", clock);
		printf("memoryBytesPerS %.6g\n", bytes_per_s);
		fflush(stdout);
	}
	return 0;
}
