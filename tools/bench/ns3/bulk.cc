// Licence: Apache-2.0. Bulk TCP over one 100 Gbit/s link on ns-3: prints simulated s per wall s.
// Usage: bulk FLOWS SIMULATED_SECONDS
#include "ns3/applications-module.h"
#include "ns3/core-module.h"
#include "ns3/internet-module.h"
#include "ns3/network-module.h"
#include "ns3/point-to-point-module.h"
#include <chrono>
#include <cstdio>
#include <cstdlib>
using namespace ns3;

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const int flows = std::atoi(argv[1]);
  const double simulated = std::atof(argv[2]);
  Config::SetDefault("ns3::TcpSocket::SegmentSize", UintegerValue(1448));
  Config::SetDefault("ns3::TcpSocket::SndBufSize", UintegerValue(4 << 20));
  Config::SetDefault("ns3::TcpSocket::RcvBufSize", UintegerValue(4 << 20));
  Config::SetDefault("ns3::TcpSocket::InitialCwnd", UintegerValue(1000));

  NodeContainer nodes;
  nodes.Create(2);
  PointToPointHelper link;
  link.SetDeviceAttribute("DataRate", StringValue("100Gbps"));
  link.SetDeviceAttribute("Mtu", UintegerValue(1500));
  link.SetChannelAttribute("Delay", StringValue("2us"));
  const auto devices = link.Install(nodes);
  InternetStackHelper stack;
  stack.Install(nodes);
  Ipv4AddressHelper addresses;
  addresses.SetBase("10.0.0.0", "255.255.255.0");
  const auto interfaces = addresses.Assign(devices);

  for (int flow = 0; flow < flows; flow++) {
    const uint16_t port = 5000 + flow;
    PacketSinkHelper sink("ns3::TcpSocketFactory", InetSocketAddress(Ipv4Address::GetAny(), port));
    sink.Install(nodes.Get(1));
    BulkSendHelper source("ns3::TcpSocketFactory",
                          InetSocketAddress(interfaces.GetAddress(1), port));
    source.SetAttribute("SendSize", UintegerValue(65536));
    source.Install(nodes.Get(0)).Start(Seconds(0.0));
  }

  Simulator::Stop(Seconds(simulated));
  const auto begin = std::chrono::steady_clock::now();
  Simulator::Run();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  std::printf("%.6f\n", simulated / wall.count());
}
