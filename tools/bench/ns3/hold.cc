// Licence: Apache-2.0. The hold model on ns-3: prints events per second.
// Usage: hold PENDING EVENTS SCHEDULER
#include "ns3/core-module.h"
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
using namespace ns3;

static uint64_t ran = 0;
static uint64_t limit = 0;
static uint64_t state = 88172645463325252ULL;

static inline double Uniform() {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (state >> 11) * (1.0 / 9007199254740992.0);
}

static void Hold() {
  if (++ran >= limit) {
    Simulator::Stop();
    return;
  }
  Simulator::Schedule(NanoSeconds((int64_t)(-1000.0 * std::log(1 - Uniform())) + 1), &Hold);
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  const int pending = std::atoi(argv[1]);
  limit = std::strtoull(argv[2], nullptr, 10);
  ObjectFactory factory;
  factory.SetTypeId(argv[3]);
  Simulator::SetScheduler(factory);
  for (int i = 0; i < pending; i++) {
    Simulator::Schedule(NanoSeconds((int64_t)(Uniform() * 1000)), &Hold);
  }
  const auto begin = std::chrono::steady_clock::now();
  Simulator::Run();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  std::printf("%.0f\n", ran / wall.count());
}
